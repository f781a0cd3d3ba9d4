"""Tests of ssm_studio, one folder per room of the package."""
