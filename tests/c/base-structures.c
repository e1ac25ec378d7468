// A pointer to a derived structure is used as one to its base, and back.
#include <stdlib.h>
#include <string.h>
struct animal { const char *name; int legs; };
struct dog { struct animal base; char *tag; };
static const char *name_of(struct animal *a) { return a->name; }
static char *tag_of(void *any) { struct dog *d = any; return d->tag; }
int main(void) {
    static char label[8] = "good";
    struct dog *rex = malloc(sizeof *rex);
    struct animal *as = (struct animal *)rex;
    as->name = strdup("Rex");
    rex->tag = label;
    const char *n = rex->base.name;
    const char *m = name_of((struct animal *)rex);
    char *t = tag_of(as);
    return n == m && t == label ? 0 : 1;
}
