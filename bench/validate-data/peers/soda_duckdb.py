"""soda-core 3.5 on DuckDB: the same eleven rules in its own language, on a view of the file."""
import sys

import duckdb
from soda.scan import Scan

data, email = sys.argv[1], sys.argv[2]
statuses, countries = sys.argv[3].split(","), sys.argv[4].split(",")

connection = duckdb.connect(":memory:", config={"threads": 2})
types = (
    "{'id': 'BIGINT', 'created': 'TIMESTAMP', 'email': 'VARCHAR', 'status': 'VARCHAR', 'country': 'VARCHAR',"
    " 'amount': 'DOUBLE', 'quantity': 'BIGINT', 'score': 'DOUBLE'}"
)
source = f"'{data}'" if data.endswith(".parquet") else f"read_csv('{data}', header = true, columns = {types})"
connection.execute(f"CREATE VIEW orders AS SELECT * FROM {source}")
scan = Scan()
scan.set_data_source_name("duckdb")
scan.add_duckdb_connection(connection)
scan.add_sodacl_yaml_str(f"""
checks for orders:
  - row_count > 1000
  - missing_count(id) = 0
  - duplicate_count(id) = 0
  - missing_count(created) = 0
  - failed rows:
      name: created
      fail condition: created < TIMESTAMP '2024-01-01'
  - invalid_count(email) = 0:
      valid regex: {email}
  - invalid_count(status) = 0:
      valid values: [{', '.join(statuses)}]
  - invalid_count(country) = 0:
      valid values: [{', '.join(countries)}]
  - invalid_count(amount) = 0:
      valid min: 0
      valid max: 1000
  - invalid_count(quantity) = 0:
      valid min: 1
""")
scan.execute()
print("pass" if not scan.has_check_fails() and not scan.has_error_logs() else scan.get_logs_text())
sys.exit(0 if not scan.has_check_fails() and not scan.has_error_logs() else 1)
