// title: The address of a local
// level: 1
int main(void) {
    int here = 5;
    int *p = &here;
    *p = 6;
    return here == 6 ? 0 : 1;
}
