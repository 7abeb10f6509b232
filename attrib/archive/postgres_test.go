package archive_test

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"
)

// postgres gives the address of an empty schema in the database that
// ATTRIB_TEST_POSTGRES names.
func postgres(t testing.TB) string {
	t.Helper()
	address := os.Getenv("ATTRIB_TEST_POSTGRES")
	if address == "" {
		if os.Getenv("ATTRIB_TEST_ALL") != "" {
			t.Fatal("ATTRIB_TEST_POSTGRES names no database")
		}
		t.Skip("ATTRIB_TEST_POSTGRES names no database")
	}
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	schema := "t_" + strings.ToLower(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '_'
	}, t.Name()))
	schema = schema[:min(len(schema), 60)]
	drop := func() {
		if _, err := db.ExecContext(context.Background(), `DROP SCHEMA IF EXISTS "`+schema+`" CASCADE`); err != nil {
			t.Error(err)
		}
	}
	drop()
	if _, err := db.ExecContext(context.Background(), `CREATE SCHEMA "`+schema+`"`); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { drop(); db.Close() })
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String()
}
