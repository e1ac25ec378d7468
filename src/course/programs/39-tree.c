// title: A tree
// level: 4
#include <stdlib.h>

typedef struct tree {
    int key;
    struct tree *left, *right;
} tree;

tree *insert(tree *root, int key) {
    if (root == NULL) {
        tree *leaf = calloc(1, sizeof *leaf);
        leaf->key = key;
        return leaf;
    }
    if (key < root->key)
        root->left = insert(root->left, key);
    else
        root->right = insert(root->right, key);
    return root;
}

int depth(const tree *root) {
    if (!root)
        return 0;
    int left = depth(root->left);
    int right = depth(root->right);
    return 1 + (left > right ? left : right);
}

int main(void) {
    tree *root = NULL;
    int keys[] = { 5, 2, 8, 1, 9 };
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++)
        root = insert(root, keys[i]);
    return depth(root) - 3;
}
