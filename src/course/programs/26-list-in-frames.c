// title: A list without malloc
// level: 3
struct link {
    const char *word;
    struct link *next;
};

int length(struct link *from) {
    int n = 0;
    while (from) {
        n++;
        from = from->next;
    }
    return n;
}

int main(void) {
    struct link third = { "three", 0 };
    struct link second = { "two", &third };
    struct link first = { "one", &second };
    return length(&first) - 3;
}
