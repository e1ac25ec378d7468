// title: Swap two numbers
// level: 2
void swap(int *a, int *b) {
    int old = *a;
    *a = *b;
    *b = old;
}

int main(void) {
    int left = 1;
    int right = 2;
    swap(&left, &right);
    return left == 2 ? 0 : 1;
}
