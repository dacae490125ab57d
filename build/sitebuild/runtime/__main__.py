"""Make the runtime bundle: ``python -m sitebuild.runtime FOLDER``."""

import argparse
from pathlib import Path

from sitebuild.runtime.bundle import make

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the bundle is written; emptied first")
    make(parser.parse_args().folder)
