// title: A point in the frame
// level: 2
struct point {
    int x;
    int y;
};

int main(void) {
    struct point p = { 3, 4 };
    struct point *where = &p;
    where->x = 5;
    return p.x - 5;
}
