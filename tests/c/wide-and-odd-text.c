// Literals of every kind.
#include <stdio.h>
#include <wchar.h>
#define VERSION "1." "2"
static const char *const all[] = { "static one", VERSION };
int main(void) {
    char a[] = "array", b[4] = { "abc" }, c[] = { 'x', '\0' };
    const wchar_t *w = L"wide";
    const char *u = u8"utf \xc3\xa9", *e = "quote \" \\ \n\t\0 end", *nil = 0;
    const char *joined = "one" " " "two";
    const char *none = "";
    static const char *kept = "kept";
    unsigned long n = sizeof "not there";
    puts("hello"); puts("hello");
    const char *f = __func__;
    char q = '"', r = '\'';
    return a[0] == b[0] && c[0] == 'x' && *w && *u && *e && !nil && *joined && !*none && *kept && n && q && r && *f
        && all[0] ? 0 : 1;
}
