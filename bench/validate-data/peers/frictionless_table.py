"""frictionless 5: the same rules as a table schema."""
import sys

from frictionless import Resource, Schema, system, validate

data, email = sys.argv[1], sys.argv[2]
statuses, countries = sys.argv[3].split(","), sys.argv[4].split(",")

schema = Schema.from_descriptor(
    {
        "fields": [
            {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True}},
            {"name": "created", "type": "datetime", "format": "any", "constraints": {"required": True}},
            {"name": "email", "type": "string", "constraints": {"pattern": email}},
            {"name": "status", "type": "string", "constraints": {"enum": statuses}},
            {"name": "country", "type": "string", "constraints": {"enum": countries}},
            {"name": "amount", "type": "number", "constraints": {"minimum": 0, "maximum": 1000}},
            {"name": "quantity", "type": "integer", "constraints": {"minimum": 1}},
            {"name": "score", "type": "number"},
        ]
    }
)
with system.use_context(trusted=True):
    report = validate(Resource(path=data, schema=schema))
print("pass" if report.valid else report.flatten(["rowNumber", "fieldName", "type", "note"])[:3], report.stats)
sys.exit(0 if report.valid else 1)
