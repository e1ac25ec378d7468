// title: A pool instead of malloc
// level: 4
struct item {
    int value;
    struct item *next;
};

static struct item pool[16];
static struct item *unused;

void prepare(void) {
    for (int i = 0; i < 15; i++)
        pool[i].next = &pool[i + 1];
    unused = pool;
}

struct item *take(void) {
    struct item *taken = unused;
    unused = taken->next;
    return taken;
}

int main(void) {
    prepare();
    struct item *one = take();
    struct item *two = take();
    one->value = 1;
    two->value = 2;
    return two - one - 1;
}
