// Functions that return and take functions.
#include <stdlib.h>
typedef int (*operation)(int);
static int one(int n) { return n + 1; }
static int two(int n) { return n + 2; }
operation choose(int which) { return which ? one : &two; }
int (*chooser(int a))(int) { int (*r)(int) = choose(a); return r; }
static int *where;
static int keep(int n) { static int kept; where = &kept; kept = n; return kept; }
int call(operation f, int n) { return (*f)(n) + (**f)(n); }
void run(void (*f)(int *), int *p) { f(p); }
static void set(int *p) { *p = 5; }
int main(void) {
    operation a = choose(1);
    int (*b)(int) = chooser(0);
    operation table[] = { one, two, keep };
    operation *t = table + 1;
    int x = call(a, 1) + b(1) + (*t)(0) + table[2](3);
    void *v = malloc(4);
    run(set, v);
    int *w = where;
    int (*(*pf)(int))(int) = choose;
    void (*lib)(void *) = free;
    lib(v);
    return x > 0 && w && pf ? 0 : 1;
}
