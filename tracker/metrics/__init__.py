"""The numbers, named as the field names them: plain rows in, plain rows out, no clock and no rounding.

Seconds and cents come in as integers; the last division makes floats; `rounding` is the only place that
rounds. Definitions are those of the contract, section 4.
"""
