// From a member back to the whole.
#include <stddef.h>
#include <stdlib.h>
struct hook { struct hook *next; };
struct task { char *name; struct hook hook; int *owner; };
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
int boss;
int main(void) {
    struct task *a = malloc(sizeof *a);
    struct task local = { "local", { 0 }, &boss };
    a->name = "first";
    a->owner = malloc(4);
    a->hook.next = &local.hook;
    struct hook *h = &a->hook;
    struct task *back = container_of(h, struct task, hook);
    struct task *other = container_of(h->next, struct task, hook);
    char *n = back->name;
    int *o = back->owner;
    int *w = other->owner;
    return n && o && w == &boss ? 0 : 1;
}
