// title: Declared before it is defined
// level: 3
extern int total;
int helper(int step);

int main(void) {
    int *p = &total;
    helper(2);
    return *p - 12;
}

int total = 10;

int helper(int step) {
    total += step;
    return total;
}
