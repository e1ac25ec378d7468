// title: Objects without a name
// level: 5
struct range {
    const int *from, *to;
};

static int *numbers = (int[]){ 1, 2, 3 };

int width(struct range r) {
    return (int)(r.to - r.from);
}

int main(void) {
    int *local = (int[]){ 4, 5, 6, 7 };
    struct range *r = &(struct range){ local, local + 4 };
    return width(*r) - 4 + numbers[0] - 1;
}
