// Names and indices in initial values.
struct in { int *p; int *q; };
struct out { struct in a, b; char text[8]; const char *t; };
int g, h;
static struct out o = { .b.q = &g, .a = { .q = &h }, .text = "abc", .t = "def" };
static int *list[] = { [3] = &g, &h, [0] = &g };
int main(void) {
    int x;
    struct out l = { .a.p = &x, .b = { &g, &x }, .t = "ghi" };
    struct in many[3] = { [1].p = &x, [2] = { .q = &g } };
    int *a = l.a.p, *b = l.b.p, *c = l.b.q, *d = o.b.q, *e = o.a.q;
    int *f = many[1].p, *i = many[2].q, *j = list[4];
    struct in order = { .q = &x, .p = &g };
    int *k = order.p, *m = order.q;
    return a && b && c && d && e && f && i && j && k && m && l.t ? 0 : 1;
}
