"""MLstatkit 0.1.91: DeLong's test of two models."""
import json
import sys
import time

import pandas
from MLstatkit import Delong_test

candidate, baseline = (pandas.read_parquet(f"{sys.argv[1]}/{name}.parquet") for name in ("candidate", "baseline"))
columns = candidate["label"].to_numpy(), baseline["score"].to_numpy(), candidate["score"].to_numpy()
started = time.process_time()
Delong_test(*columns)
print(json.dumps(time.process_time() - started))
