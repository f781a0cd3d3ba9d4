"""Run the studio with ``python -m ssm_studio``."""

from ssm_studio.cli import main

if __name__ == "__main__":
    main()
