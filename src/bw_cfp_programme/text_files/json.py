"""JSON, of which only the form is known here."""

import json
from pathlib import Path
from typing import Any

from bw_cfp_programme.limits import limits_of
from bw_cfp_programme.text_files.opening import read_text, refusal


def read_json(path: Path) -> Any:
    """What a JSON file says.

    Raises:
        UnreadableText: it is none, or is deeper or longer than any that we write.
    """
    try:
        return json.loads(read_text(path, limits_of("json")["bytes"]))
    except json.JSONDecodeError as error:
        raise refusal("json_syntax", path, error.lineno) from error
    except (RecursionError, ValueError) as error:  # a number of thousands of digits
        raise refusal("json_syntax", path) from error
