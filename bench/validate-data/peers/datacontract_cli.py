"""datacontract-cli 1.2: the very contract that Holdout reads, with a local server for the file."""
import sys

import yaml
from datacontract.data_contract import DataContract

data = sys.argv[1]
with open("contract.yaml") as file:
    contract = yaml.safe_load(file)
form = "parquet" if data.endswith(".parquet") else "csv"
contract["servers"] = [{"server": "local", "type": "local", "path": data, "format": form, "delimiter": ","}]
run = DataContract(data_contract_str=yaml.safe_dump(contract)).test()
print(run.result)
bad = [check for check in run.checks if check.result not in ("passed", "ResultEnum.passed")]
for check in bad[:5]:
    print(check.name, check.result, check.reason)
# Types of Parquet columns are a warning there: it does not look at them.
sys.exit(0 if str(run.result).endswith(("passed", "warning")) else 1)
