// title: A function as an argument
// level: 3
int twice(int n) { return 2 * n; }
int negate(int n) { return -n; }

int apply(int (*f)(int), int n) {
    return f(n);
}

int main(void) {
    int (*chosen)(int) = twice;
    int a = apply(chosen, 4);
    int b = apply(negate, a);
    return a + b;
}
