delivery-too-many = 前面還有好多問題沒答完，這一條沒有收下。請等前面的答完再問。
delivery-too-often = 你問得太快了，請過一分鐘再問。
