// Odd expressions: commas, statement expressions, conditions, subscripts the other way round.
#include <stdlib.h>
int g;
struct s { int *p; struct s *next; };
int main(int argc, char **argv) {
    int x[3] = { 0 };
    int *a = (argc++, &x[1]);
    int *b = ({ int *t = malloc(4); t; });
    int *c = &1[x];
    int *d = &*a, *e = *&a;
    int *f = argc > 100 ? 0 : &g;
    struct s one = { &g, 0 }, two = { x, &one };
    int *h = (&two)->next->p, *i = (*two.next).p;
    struct s *j = &(*(&two));
    int *k = a, *l = (k += 1), *m = k++ - 1;
    int *o = (int[]){ 1, 2 };
    const char *s = argc > 50 ? "many" : "few";
    const char *t = "abc" + 1;
    char u = "xyz"[1];
    int *v = _Generic(argc, int: &x[2], default: &x[0]);
    typeof(a) w = a;
    typeof(int *) y = b;
    int **z = (int *[]){ &g, a };
    return c && d && e && f && h && i && j && l && m && o && s && t && u && v && w && y && z && argv ? 0 : 1;
}
