// Pointers into the frames of callers.
struct frame { int depth; struct frame *outer; const char *label; };
static int deepest;
static int down(int n, struct frame *outer) {
    struct frame here = { n, outer, n % 2 ? "odd" : "even" };
    struct frame *at = &here;
    if (n == 0) {
        int count = 0;
        for (struct frame *f = at; f; f = f->outer) { count++; }
        return count;
    }
    int found = down(n - 1, &here);
    if (found > deepest) deepest = found;
    return found;
}
static int *outermost(int *p, int n) { return n ? outermost(p, n - 1) : p; }
int main(void) {
    int x;
    int *same = outermost(&x, 4);
    return down(3, 0) - 4 + (same != &x);
}
