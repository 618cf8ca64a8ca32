"""Runs the SQL of validate-data on the user's own pyspark (Spark 4, classic or Connect).

Speaks JSON on stdio, one line a request and one an answer: {"op": ..., ...} -> {"ok": ...} or {"error": "..."}. What Spark
and the JVM print goes to stderr. Ends when stdin does.
"""

import glob
import json
import logging
import os
import shutil
import sys
import threading
import warnings

PORTION = 2000
SAFE_INTEGER = 2**53

# What an answer may depend on. Everything else is the user's business.
SESSION = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_LTZ",
    "spark.sql.variable.substitute": "false",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.json.enableExactStringParsing": "true",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
    # A query of the contract names datasets, never files.
    "spark.sql.runSQLOnFiles": "false",
}


class Program:
    def __init__(self):
        self.spark = None
        self.connect = False
        self.cursors = {}

    def start(self, address, local, **_):
        """Opens the session: `local` are settings for a Spark of our own on this machine."""
        import_pyspark()
        import pyspark
        from pyspark.sql import SparkSession

        if int(pyspark.__version__.split(".")[0]) < 4:
            raise RuntimeError(f"pyspark {pyspark.__version__} is too old; install pyspark 4 or later")
        self.connect = address.startswith("sc://")
        builder = SparkSession.builder.appName("holdout validate-data")
        if self.connect:
            self.spark = builder.remote(address).create()
        else:
            if address:
                builder = builder.master(address)
            else:
                builder = builder.master("local[*]")
                for key, value in local.items():
                    builder = builder.config(key, value)
            self.spark = builder.getOrCreate()
            self.spark.sparkContext.setLogLevel("ERROR")
        if int(self.spark.version.split(".")[0]) < 4:
            raise RuntimeError(f"Spark {self.spark.version} is too old; Spark 4 or later has the functions that are needed")
        for key, value in SESSION.items():
            self.spark.conf.set(key, value)
        return self.spark.version

    def schema(self, files, **_):
        """Names and types of the columns of Parquet files, the types as Spark writes them in JSON."""
        return fields_of(self.spark.read.parquet(*files))

    def view(self, name, groups, nothing, **_):
        """Names what was read of all groups of files. Each gives the same columns."""
        frames = [self.read(**group) for group in groups]
        whole = frames[0] if frames else self.spark.range(0).selectExpr(*nothing)
        for frame in frames[1:]:
            whole = whole.unionAll(frame)
        whole.createOrReplaceTempView(name)
        return fields_of(whole)

    def read(self, format, files, width, options, select, first=None):
        """What is selected from files, whose columns are called f0, f1, ...: names of the data never stand in SQL."""
        names = [f"f{index}" for index in range(width)]
        reader = self.spark.read.format(format).options(**options)
        if format == "csv":
            reader = reader.schema(", ".join(f"{name} STRING" for name in names))
        rows = reader.load(list(files)).toDF(*names)
        if first:
            rows = rows.where(first["where"]).selectExpr(*first["values"])
        return rows.selectExpr(*select)

    def query(self, sql, **_):
        return [plain(row) for row in self.spark.sql(sql).collect()]

    def open(self, id, sql, **_):
        self.cursors[id] = self.spark.sql(sql).toLocalIterator()

    def next(self, id, **_):
        """Up to PORTION rows; none at the end."""
        rows = []
        for row in self.cursors[id]:
            rows.append(plain(row))
            if len(rows) == PORTION:
                return rows
        if not rows:
            del self.cursors[id]
        return rows

    def close(self, id, **_):
        self.cursors.pop(id, None)

    def contract(self, sql, seconds, **_):
        """A query that somebody else wrote: at most two rows of it."""
        if self.connect:
            raise PermissionError("Spark Connect does not show what a query would do; use a master, or the engine duckdb")
        # Spark's own grammar lets nothing but a query stand in parentheses, and analysis runs nothing.
        frame = self.spark.sql(f"SELECT * FROM (\n{sql}\n)")
        refuse_plan(self.spark, frame._jdf.queryExecution().analyzed())
        return self.timed(lambda: [plain(row) for row in frame.limit(2).collect()], seconds)

    def timed(self, work, seconds):
        context = self.spark.sparkContext
        late, done = threading.Event(), threading.Event()

        def stop():
            late.set()
            # A job that starts after the first call, as on a busy machine, is not ended by it.
            while not done.is_set():
                context.cancelJobGroup("contract")
                done.wait(0.2)

        timer = threading.Timer(seconds, stop)
        context.setJobGroup("contract", "a query of the contract", interruptOnCancel=True)
        timer.start()
        try:
            return work()
        except Exception as thrown:
            raise TimeoutError(f"it took longer than {seconds} s") if late.is_set() else thrown
        finally:
            done.set()
            timer.cancel()
            timer.join()
            context._jsc.clearJobGroup()


def import_pyspark():
    """A Spark that was unpacked rather than installed brings its own pyspark."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        submit = shutil.which("spark-submit")
        home = os.environ.get("SPARK_HOME") or (submit and os.path.dirname(os.path.dirname(os.path.realpath(submit))))
        if not home or not os.path.isdir(os.path.join(home, "python")):
            raise RuntimeError("no pyspark: pip install pyspark, or put spark-submit on the PATH") from None
        os.environ["SPARK_HOME"] = home
        sys.path[:0] = [os.path.join(home, "python"), *glob.glob(os.path.join(home, "python", "lib", "py4j-*.zip"))]


CATALYST = "org.apache.spark.sql.catalyst."


def refuse_plan(spark, plan):
    """Looks at every node of an analysed plan. @raises PermissionError for all but reading the datasets of the contract."""
    from py4j.java_gateway import is_instance_of

    gateway = spark.sparkContext._gateway

    def is_a(node, name):
        return is_instance_of(gateway, node, CATALYST + name)

    def items(seq):
        return [seq.apply(index) for index in range(seq.size())]

    def look(node):
        name = node.getClass().getName()
        short = name.split(".")[-1]
        if is_a(node, "plans.logical.LogicalPlan"):
            own = short == "LogicalRelation" and not node.catalogTable().isDefined()
            if not own and (is_a(node, "plans.logical.Command") or not name.startswith(CATALYST + "plans.logical.")):
                raise PermissionError(f"it needs {short}; only queries of the contract's datasets are run")
            children = items(node.expressions()) + items(node.children())
        else:
            foreign = not name.startswith(CATALYST + "expressions.")
            if foreign or is_a(node, "expressions.NonSQLExpression") and "UDF" in short or "Reflect" in short or "UDF" in short:
                raise PermissionError(f"it calls {short}, which can do more than read")
            children = items(node.children())
            if is_a(node, "expressions.PlanExpression"):
                children.append(node.plan())
        for child in children:
            look(child)

    look(plan)


def fields_of(frame):
    return [[field["name"], field["type"]] for field in frame.schema.jsonValue()["fields"]]


def plain(row):
    return [cell(value) for value in row]


def cell(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if -SAFE_INTEGER <= value <= SAFE_INTEGER else str(value)
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    if isinstance(value, (list, tuple)):
        return [cell(one) for one in value]
    return str(value)


def message_of(thrown):
    text = str(thrown).strip() or type(thrown).__name__
    return text[:2000]


def main():
    # The JVM inherits our stdout, so the answers get a pipe that nobody else has.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    os.dup2(2, 1)
    # Whatever Spark refuses is an answer; pyspark would print it with a stack besides.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    program = Program()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        try:
            answer = {"ok": getattr(program, request["op"])(**request)}
        except Exception as thrown:
            answer = {"error": message_of(thrown)}
        # NaN is none here, and lone surrogates stay escaped.
        answers.write(json.dumps(answer, allow_nan=False) + "\n")
        answers.flush()
    if program.spark is not None:
        program.spark.stop()


main()
