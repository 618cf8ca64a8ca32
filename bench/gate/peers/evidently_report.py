"""evidently 0.7: the classification report of one model."""
import json
import sys
import time

import pandas
from evidently import BinaryClassification, DataDefinition, Dataset, Report
from evidently.presets import ClassificationPreset

file = pandas.read_parquet(f"{sys.argv[1]}/candidate.parquet")[["label", "prediction", "score"]]
started = time.process_time()
columns = BinaryClassification(target="label", prediction_labels="prediction", prediction_probas="score", pos_label=1)
dataset = Dataset.from_pandas(file, data_definition=DataDefinition(classification=[columns]))
Report([ClassificationPreset()]).run(dataset, None).dict()
print(json.dumps(time.process_time() - started))
