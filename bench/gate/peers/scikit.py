"""scikit-learn 1.9: the same eight metrics of two models, values alone, without tests or intervals."""
import json
import sys
import time

import pandas
from sklearn import metrics

files = [pandas.read_parquet(f"{sys.argv[1]}/{name}.parquet") for name in ("candidate", "baseline")]
started = time.process_time()
for file in files:
    label, prediction, score = (file[name].to_numpy() for name in ("label", "prediction", "score"))
    metrics.accuracy_score(label, prediction)
    metrics.balanced_accuracy_score(label, prediction)
    metrics.precision_score(label, prediction)
    metrics.recall_score(label, prediction)
    metrics.f1_score(label, prediction)
    metrics.log_loss(label, score)
    metrics.brier_score_loss(label, score)
    metrics.roc_auc_score(label, score)
print(json.dumps(time.process_time() - started))
