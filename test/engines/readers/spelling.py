"""How values are spelt in JSON without loss, the same for every reader.

int64 and decimals are text with all their digits, a timestamp is the text of its milliseconds
since the epoch (with a fraction where it has more digits), bytes are base64, a map is a list of
[key, value] sorted by key, a float that JSON cannot say is "NaN", "Infinity" or "-Infinity".
"""

import base64
import math


def spell_float(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def spell_bytes(value):
    return base64.b64encode(value).decode("ascii")


def spell_decimal(value):
    return format(value, "f")


def spell_epoch(count, units_per_milli):
    """Spell a count of units since the epoch as milliseconds."""
    sign = "-" if count < 0 else ""
    millis, rest = divmod(abs(count), units_per_milli)
    digits = len(str(units_per_milli)) - 1
    fraction = str(rest).zfill(digits).rstrip("0") if rest else ""
    return f"{sign}{millis}.{fraction}" if fraction else f"{sign}{millis}"


def spell_map(pairs):
    """Sort by UTF-16 code units, as JavaScript does."""
    return sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
