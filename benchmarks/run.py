"""Run all benchmarks in a Brightway directory of their own and print ratios."""

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Each benchmark prints its lines as soon as it has them."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["BRIGHTWAY2_DIR"] = tempfile.mkdtemp(dir=folder)
        # These load Brightway, which reads the variable when it is imported.
        import bench_background_draws  # noqa: PLC0415
        import bench_check  # noqa: PLC0415
        import bench_import  # noqa: PLC0415
        import bench_report  # noqa: PLC0415
        import bench_uncertainty  # noqa: PLC0415
        import bench_unit_scores  # noqa: PLC0415

        benchmarks = (
            bench_check,
            bench_unit_scores,
            bench_uncertainty,
            bench_background_draws,
            bench_import,
            bench_report,
        )
        for benchmark in benchmarks:
            for line in benchmark.run(Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
