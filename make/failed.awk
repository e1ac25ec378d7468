# Names the tests that a log of cargo test, node --test or Playwright says have failed; where there are none, what it says
# last.
{ last[NR] = $0 }
/^test .* \.\.\. FAILED$/ { name(substr($0, 6, length($0) - 16)) }
/^ *✖ / && !/failing tests:$/ { sub(/ \([0-9.]+ms\)$/, ""); name($0) }
/^ *✘ / { name($0) }
function name(text) {
  gsub(/^[ ✖✘]+[0-9 ]*/, "", text)
  if (!(text in seen)) { seen[text] = 1; print "        " text; found = 1 }
}
END { if (!found) for (at = NR - 7; at <= NR; at++) if (at > 0) print "        " last[at] }
