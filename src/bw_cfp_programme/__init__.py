"""Supply-chain product carbon footprint programmes on Brightway.

Importing this package defines names and does nothing else: no project is opened, no file is
written, Brightway is not loaded. `docs/architecture.md` shows the house.
"""

__version__ = "0.1.0"
