"""The public form of many sessions as one database that anybody can read with Datasette."""
