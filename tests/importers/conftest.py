from brightway_dirs import bio_dir, bw_dir, pytest_configure  # noqa: F401 - fixtures, hook
