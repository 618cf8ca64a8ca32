"""great_expectations 1.24 on pandas: the same eleven rules."""
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

data, email = sys.argv[1], sys.argv[2]
statuses, countries = sys.argv[3].split(","), sys.argv[4].split(",")

frame = pd.read_parquet(data) if data.endswith(".parquet") else pd.read_csv(data, parse_dates=["created"], engine="c")
context = gx.get_context(mode="ephemeral")
asset = context.data_sources.add_pandas("pandas").add_dataframe_asset("orders")
batch = asset.add_batch_definition_whole_dataframe("all").get_batch({"dataframe": frame})
suite = gx.ExpectationSuite(
    name="orders",
    expectations=[
        gxe.ExpectTableRowCountToBeBetween(min_value=1001),
        gxe.ExpectColumnValuesToNotBeNull(column="id"),
        gxe.ExpectColumnValuesToBeUnique(column="id"),
        gxe.ExpectColumnValuesToNotBeNull(column="created"),
        gxe.ExpectColumnValuesToBeBetween(column="created", min_value=pd.Timestamp("2024-01-01")),
        gxe.ExpectColumnValuesToMatchRegex(column="email", regex=email),
        gxe.ExpectColumnValuesToBeInSet(column="status", value_set=statuses),
        gxe.ExpectColumnValuesToBeInSet(column="country", value_set=countries),
        gxe.ExpectColumnValuesToBeBetween(column="amount", min_value=0),
        gxe.ExpectColumnValuesToBeBetween(column="amount", max_value=1000),
        gxe.ExpectColumnValuesToBeBetween(column="quantity", min_value=1),
    ],
)
result = batch.validate(suite)
print("pass" if result.success else result)
sys.exit(0 if result.success else 1)
