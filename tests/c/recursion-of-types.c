// Structures that mention each other, trees with parents, arrays of pointers to pointers.
#include <stdlib.h>
struct owner;
struct thing { struct owner *owner; struct thing **peers; int n; };
struct owner { struct thing *things[3]; struct owner *boss; const char *name; };
static struct owner top = { { 0 }, 0, "top" };
static struct thing *make(struct owner *o) {
    struct thing *t = calloc(1, sizeof *t);
    t->owner = o;
    t->peers = calloc(2, sizeof *t->peers);
    t->peers[0] = t;
    return t;
}
int main(void) {
    struct owner mid = { { 0 }, &top, "mid" };
    for (int i = 0; i < 3; i++) { mid.things[i] = make(&mid); }
    top.things[0] = make(&top);
    struct thing *t = mid.things[1];
    struct thing **p = t->peers;
    struct thing ***pp = &p;
    struct owner *o = t->owner, *b = o->boss;
    const char *name = b->name;
    return p[0] != t || (*pp)[0] != t || o != &mid || b != &top || *name != 't';
}
