# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'signer_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QPlainTextEdit, QSizePolicy, QWidget)

class Ui_SignerForm(object):
    def setupUi(self, SignerForm):
        if not SignerForm.objectName():
            SignerForm.setObjectName(u"SignerForm")
        self.formLayout = QFormLayout(SignerForm)
        self.formLayout.setObjectName(u"formLayout")
        self.formLayout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.formLayout.setHorizontalSpacing(16)
        self.formLayout.setVerticalSpacing(8)
        self.signerLabel = QLabel(SignerForm)
        self.signerLabel.setObjectName(u"signerLabel")

        self.formLayout.setWidget(0, QFormLayout.ItemRole.LabelRole, self.signerLabel)

        self.signer = QComboBox(SignerForm)
        self.signer.setObjectName(u"signer")
        self.signer.setEditable(True)

        self.formLayout.setWidget(0, QFormLayout.ItemRole.FieldRole, self.signer)

        self.signerHelp = QLabel(SignerForm)
        self.signerHelp.setObjectName(u"signerHelp")
        self.signerHelp.setWordWrap(True)
        self.signerHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(1, QFormLayout.ItemRole.FieldRole, self.signerHelp)

        self.titleLabel = QLabel(SignerForm)
        self.titleLabel.setObjectName(u"titleLabel")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.LabelRole, self.titleLabel)

        self.title = QComboBox(SignerForm)
        self.title.setObjectName(u"title")

        self.formLayout.setWidget(2, QFormLayout.ItemRole.FieldRole, self.title)

        self.authorityLabel = QLabel(SignerForm)
        self.authorityLabel.setObjectName(u"authorityLabel")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.LabelRole, self.authorityLabel)

        self.authority = QComboBox(SignerForm)
        self.authority.setObjectName(u"authority")

        self.formLayout.setWidget(3, QFormLayout.ItemRole.FieldRole, self.authority)

        self.printedLabel = QLabel(SignerForm)
        self.printedLabel.setObjectName(u"printedLabel")

        self.formLayout.setWidget(4, QFormLayout.ItemRole.LabelRole, self.printedLabel)

        self.printed = QLabel(SignerForm)
        self.printed.setObjectName(u"printed")
        self.printed.setWordWrap(True)

        self.formLayout.setWidget(4, QFormLayout.ItemRole.FieldRole, self.printed)

        self.recipientsLabel = QLabel(SignerForm)
        self.recipientsLabel.setObjectName(u"recipientsLabel")

        self.formLayout.setWidget(5, QFormLayout.ItemRole.LabelRole, self.recipientsLabel)

        self.recipients = QPlainTextEdit(SignerForm)
        self.recipients.setObjectName(u"recipients")
        self.recipients.setTabChangesFocus(True)

        self.formLayout.setWidget(5, QFormLayout.ItemRole.FieldRole, self.recipients)

        self.recipientsHelp = QLabel(SignerForm)
        self.recipientsHelp.setObjectName(u"recipientsHelp")
        self.recipientsHelp.setWordWrap(True)
        self.recipientsHelp.setProperty(u"muted", True)

        self.formLayout.setWidget(6, QFormLayout.ItemRole.FieldRole, self.recipientsHelp)

#if QT_CONFIG(shortcut)
        self.signerLabel.setBuddy(self.signer)
        self.titleLabel.setBuddy(self.title)
        self.authorityLabel.setBuddy(self.authority)
        self.printedLabel.setBuddy(self.printed)
        self.recipientsLabel.setBuddy(self.recipients)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(SignerForm)

        QMetaObject.connectSlotsByName(SignerForm)
    # setupUi

    def retranslateUi(self, SignerForm):
        self.signerLabel.setText(QCoreApplication.translate("SignerForm", u"&Ng\u01b0\u1eddi k\u00fd", None))
        self.signerHelp.setText(QCoreApplication.translate("SignerForm", u"H\u1ecd v\u00e0 t\u00ean in d\u01b0\u1edbi ch\u1eef k\u00fd.", None))
        self.titleLabel.setText(QCoreApplication.translate("SignerForm", u"&Ch\u1ee9c v\u1ee5", None))
        self.authorityLabel.setText(QCoreApplication.translate("SignerForm", u"&Th\u1ea9m quy\u1ec1n k\u00fd", None))
        self.printedLabel.setText(QCoreApplication.translate("SignerForm", u"S\u1ebd in", None))
        self.recipientsLabel.setText(QCoreApplication.translate("SignerForm", u"N&\u01a1i nh\u1eadn", None))
        self.recipientsHelp.setText(QCoreApplication.translate("SignerForm", u"M\u1ed7i d\u00f2ng m\u1ed9t n\u01a1i nh\u1eadn, kh\u00f4ng c\u1ea7n g\u1ea1ch \u0111\u1ea7u d\u00f2ng v\u00e0 d\u1ea5u ch\u1ea5m ph\u1ea9y.", None))
        pass
    # retranslateUi

