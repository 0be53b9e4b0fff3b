"""What lies where in a programme folder."""

from pathlib import Path

FILE = "programme.toml"
DECISIONS = Path("mappings") / "decisions.csv"
FLOWS = Path("mappings") / "flows.csv"
FACTORS = "factors"
TEMPLATES = "templates"
INBOX = "submissions"
EARLIER = "earlier"
OUTPUTS = "outputs"
VERIFICATION = "verification"
SIGNED = ".dsse.json"
"""Ending of signed files."""
RUNS = "runs"
INPUTS = Path(RUNS) / "inputs"
FOLDERS = (TEMPLATES, INBOX, FACTORS, DECISIONS.parent.name, OUTPUTS, RUNS)
"""What `init` makes, and where anything is ever written."""
