#!/bin/sh
# Creates the role of the programs. It owns nothing; each migration gives it the rights it needs.
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set password="$APP_PASSWORD" <<'SQL'
CREATE ROLE necp_app LOGIN PASSWORD :'password';
SQL
