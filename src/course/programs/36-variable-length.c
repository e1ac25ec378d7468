// title: An array as long as needed
// level: 4
int fill(int n) {
    int scratch[n];
    int *last = &scratch[n - 1];
    for (int i = 0; i < n; i++)
        scratch[i] = i;
    return *last;
}

int main(void) {
    return fill(12) - 11;
}
