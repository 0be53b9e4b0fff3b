from brightway_dirs import bio_dir, bw_dir  # noqa: F401 - fixtures
