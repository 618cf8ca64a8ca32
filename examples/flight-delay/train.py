"""The same model with scikit-learn: the same rows and features, and the same three files for the steps of the workflow.

    python -m pip install -r requirements.txt && python train.py

serve.ts answers from the model.json that this writes, too. Its coefficients differ from those of train.ts in the third
digit, because the solver goes all the way to the optimum.
"""

import json
import re
from pathlib import Path

import duckdb
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, brier_score_loss, log_loss, roc_auc_score
from sklearn.preprocessing import OneHotEncoder

PRIOR = 100  # an airport counts as if it had 100 more flights, as late as all are
ENCODING_SCALE = 3
FLIGHTS = """(
  SELECT *, file_row_number AS id, delay > 15 AS late
  FROM read_parquet('node_modules/vega-datasets/data/flights-3m.parquet', file_row_number = true)
  WHERE date < '2001-05-01')"""
# The SQL of the features has one home, the file that serve.ts reads as well.
FEATURES = re.search(r"export const features = `(.*?)`", Path("features.ts").read_text(), re.DOTALL).group(1)


def read(extra: str, where: str) -> dict[str, np.ndarray]:
    return duckdb.sql(f"SELECT {extra}, late, {FEATURES} FROM {FLIGHTS} WHERE {where} ORDER BY id").fetchnumpy()


def logit(p):
    return np.log(p / (1 - p))


def encode(keys: np.ndarray, late: np.ndarray) -> dict[str, float]:
    base = late.mean()
    names, codes = np.unique(np.asarray(keys, dtype=str), return_inverse=True)
    counts = np.bincount(codes)
    rates = (np.bincount(codes, weights=late) + PRIOR * base) / (counts + PRIOR)
    return dict(zip(names.tolist(), (logit(rates) - logit(base)).tolist()))


train = read("id", "id % 4 = 1")
test = read(
    """id, printf('%02d-%02d', hour(date) // 6 * 6, hour(date) // 6 * 6 + 5) AS hour_band,
    strftime(date, '%Y-%m-%dT%H:%M:%S') AS departure, distance, origin, destination""",
    "id % 100 = 80",
)

origin = encode(train["origin_key"], train["late"])
destination = encode(train["destination_key"], train["late"])
mean, sd = train["log_distance"].mean(), train["log_distance"].std()
one_hot = OneHotEncoder(categories=[range(24), range(7)], sparse_output=False, dtype=np.float32)
one_hot.fit([[0, 0]])


def matrix(rows: dict[str, np.ndarray]) -> np.ndarray:
    return np.column_stack([
        one_hot.transform(np.column_stack([rows["hour"], rows["weekday"]])),
        (rows["log_distance"] - mean) / sd,
        [ENCODING_SCALE * origin.get(key, 0.0) for key in rows["origin_key"]],
        [ENCODING_SCALE * destination.get(key, 0.0) for key in rows["destination_key"]],
    ])


fit = LogisticRegression(C=1e3, max_iter=500).fit(matrix(train), train["late"])
weights = fit.coef_[0].tolist()
score = fit.predict_proba(matrix(test))[:, 1]
late = test["late"]
metrics = {
    "examples": len(late),
    "roc_auc": roc_auc_score(late, score),
    "log_loss": log_loss(late, score),
    "brier": brier_score_loss(late, score),
    "accuracy": accuracy_score(late, score >= 0.5),
}

for folder in ("model", "output"):
    Path(folder).mkdir(exist_ok=True)
model = {
    "bias": fit.intercept_[0],
    "hour": weights[:24],
    "weekday": weights[24:31],
    "log_distance": {"mean": mean, "sd": sd, "weight": weights[31]},
    "origin": {"weight": ENCODING_SCALE * weights[32], "log_odds": origin},
    "destination": {"weight": ENCODING_SCALE * weights[33], "log_odds": destination},
}
Path("model/model.json").write_text(json.dumps(model) + "\n")
Path("output/metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
word = np.array(["on_time", "late"])
with Path("output/predictions.csv").open("w") as file:
    file.write("example_id,label,prediction,score,hour_band\n")
    for row in zip(test["id"], word[late.astype(int)], word[(score >= 0.5).astype(int)], score, test["hour_band"]):
        file.write(",".join(str(value) for value in row) + "\n")
with Path("output/replay.jsonl").open("w") as file:
    for i in range(200):
        names = {"example_id": "id", "date": "departure", "distance": "distance", "origin": "origin", "destination": "destination"}
        values = {name: test[column][i] for name, column in names.items()}
        file.write(json.dumps({k: v.item() if isinstance(v, np.generic) else v for k, v in values.items()}) + "\n")
print(json.dumps(metrics, indent=2))
