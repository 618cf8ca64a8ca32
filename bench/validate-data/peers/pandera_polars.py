"""pandera 0.35 on polars: the same eleven rules, lazily scanned."""
import sys

import pandera.polars as pa
import polars as pl

data, email = sys.argv[1], sys.argv[2]
statuses, countries = sys.argv[3].split(","), sys.argv[4].split(",")

schema = pa.DataFrameSchema(
    {
        "id": pa.Column(pl.Int64, unique=True, nullable=False),
        "created": pa.Column(pl.Datetime("us"), pa.Check.ge(pl.datetime(2024, 1, 1)), nullable=False),
        "email": pa.Column(pl.String, pa.Check.str_matches(email), nullable=True),
        "status": pa.Column(pl.String, pa.Check.isin(statuses), nullable=True),
        "country": pa.Column(pl.String, pa.Check.isin(countries), nullable=True),
        "amount": pa.Column(pl.Float64, [pa.Check.ge(0), pa.Check.le(1000)], nullable=True),
        "quantity": pa.Column(pl.Int64, pa.Check.ge(1), nullable=True),
        "score": pa.Column(pl.Float64, nullable=True),
    },
    checks=pa.Check(lambda frame: frame.lazyframe.select(pl.len() > 1000), name="row count"),
)
frame = pl.read_parquet(data) if data.endswith(".parquet") else pl.read_csv(data, try_parse_dates=True)
if frame.schema["created"] != pl.Datetime("us"):
    frame = frame.with_columns(pl.col("created").cast(pl.Datetime("us")))
try:
    schema.validate(frame, lazy=True)
    print("pass", frame.height)
except pa.errors.SchemaErrors as errors:
    print("fail", errors.message)
    sys.exit(1)
