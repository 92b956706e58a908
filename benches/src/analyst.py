# What an analyst counts with: DuckDB and Polars, over the CSV files of a corpus that are read before anything is timed.
# Answers each line "duckdb matrix", "polars matrix" or "duckdb pairs" with the seconds it took and one number.
import csv
import sys
import time

import duckdb
import polars

offsets, interviewees, codebook = sys.argv[1:]
paths = [row["path"] for row in csv.DictReader(open(codebook, encoding="utf-8"))]
place = {path: number for number, path in enumerate(paths)}
above = []
for path in paths:
    parts = path.split(" > ")
    for depth in range(1, len(parts) + 1):
        ancestor = " > ".join(parts[:depth])
        if ancestor in place:
            above.append((place[path], place[ancestor]))
people = {
    row["id"]: (number, row["category"])
    for number, row in enumerate(csv.DictReader(open(interviewees, encoding="utf-8")))
}
codings = polars.DataFrame(
    [
        (people[row["file"].rsplit(".", 1)[0]][0], int(row["start"]), int(row["end"]), place[row["code"]])
        for row in csv.DictReader(open(offsets, encoding="utf-8"))
    ],
    schema=["person", "start", "end", "code"],
    orient="row",
)
person = polars.DataFrame(list(people.values()), schema=["person", "category"], orient="row")
above = polars.DataFrame(above, schema=["code", "ancestor"], orient="row")

connection = duckdb.connect()
for name, frame in [("coding", codings), ("person", person), ("above", above)]:
    columns = ", ".join(f"unnest(${n + 1}) AS {column}" for n, column in enumerate(frame.columns))
    connection.execute(f"CREATE TABLE {name} AS SELECT {columns}".replace(" AS end", ' AS "end"'),
                       [frame[column].to_list() for column in frame.columns])


def duckdb_matrix():
    return connection.execute(
        """SELECT sum(people) FROM (
             SELECT count(DISTINCT c.person) AS people FROM coding c JOIN above a ON a.code = c.code
             JOIN person p ON p.person = c.person GROUP BY a.ancestor, p.category)"""
    ).fetchone()[0]


def duckdb_pairs():
    return connection.execute(
        """SELECT count(*) FROM (
             SELECT a.code, b.code, count(*) FROM coding a JOIN coding b
             ON b.person = a.person AND b.start < a."end" AND a.start < b."end" AND a.code < b.code
             GROUP BY a.code, b.code)"""
    ).fetchone()[0]


def polars_matrix():
    distinct = codings.select("person", "code").unique().join(above, on="code").select("person", "ancestor").unique()
    cells = distinct.join(person, on="person").group_by("ancestor", "category").len()
    return cells["len"].sum()


JOBS = {"duckdb matrix": duckdb_matrix, "duckdb pairs": duckdb_pairs, "polars matrix": polars_matrix}
print("ready", flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    answer = JOBS[line.strip()]()
    print(time.perf_counter() - start, answer, flush=True)
