# Sums the closing lines of cargo test, node --test and Playwright: prints "PASSED FAILED SKIPPED".
/^test result: / { passed += $4; failed += $6; skipped += $8 }
/^[^ ]+ pass [0-9]+$/ { passed += $3 }
/^[^ ]+ (fail|cancelled) [0-9]+$/ { failed += $3 }
/^[^ ]+ (skipped|todo) [0-9]+$/ { skipped += $3 }
/^  [0-9]+ passed( |$)/ { passed += $1 }
/^  [0-9]+ (failed|flaky|interrupted)( |$)/ { failed += $1 }
/^  [0-9]+ (skipped|did not run)( |$)/ { skipped += $1 }
END { print passed + 0, failed + 0, skipped + 0 }
