-- From version 1 to 2: the log is asked about one coding, and where undo ends.

CREATE INDEX action_coding
    ON action(CASE WHEN json_valid(subject) THEN json_extract(subject, '$.coding') END, kind);
CREATE INDEX action_barrier ON action(number) WHERE kind IN ('upgrade', 'purge');
