// title: Initial values by name
// level: 5
#include <stdio.h>

enum level { LOW, HIGH };

struct rule {
    const char *name;
    int (*check)(int);
    int *counter;
};

static int hits, misses;

static int is_even(int n) { return n % 2 == 0; }
static int is_odd(int n) { return n % 2 != 0; }

static struct rule rules[] = {
    [HIGH] = { .name = "odd", .check = is_odd, .counter = &misses },
    [LOW] = { .check = is_even, .name = "even", .counter = &hits },
};

int main(void) {
    for (int n = 0; n < 5; n++) {
        struct rule *rule = &rules[n % 2];
        if (rule->check(n))
            ++*rule->counter;
    }
    printf("%d %d\n", hits, misses);
    return 0;
}
