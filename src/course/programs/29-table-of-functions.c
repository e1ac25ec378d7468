// title: A table of functions
// level: 3
#include <stdio.h>

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }

struct operation {
    const char *sign;
    int (*run)(int, int);
};

static const struct operation operations[] = {
    { "+", add },
    { "-", sub },
};

int main(void) {
    for (int i = 0; i < 2; i++) {
        const struct operation *op = &operations[i];
        printf("7 %s 3 = %d\n", op->sign, op->run(7, 3));
    }
    return 0;
}
