// title: A factorial calls itself
// level: 2
int factorial(int n) {
    int smaller;
    if (n <= 1)
        return 1;
    smaller = factorial(n - 1);
    return n * smaller;
}

int main(void) {
    return factorial(5) == 120 ? 0 : 1;
}
